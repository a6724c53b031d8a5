"""SCORM 1.2 and 2004: packages in, run-time data read. Their words stop here; README.md says what is kept."""
