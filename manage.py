#!/usr/bin/env python3
from vliegwiel.__main__ import main

main()
