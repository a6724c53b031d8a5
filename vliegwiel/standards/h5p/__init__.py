"""H5P: packages in, what they tell read. Its words stop here; README.md says what is kept."""
