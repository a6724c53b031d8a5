"""Content made elsewhere: a module for each format, which reads it into `brought`; nothing else leaves this folder."""
