"""A company's half-year, told through the product's own verbs.

What the command line asks of it: `play.play(tell)` plays the whole story once, calling `tell(sentence)` as it goes;
`cast.sign_ins()` lists one sign-in per role, each with `role`, `name`, `email` and `password`.
"""
