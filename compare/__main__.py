"""`python -m compare` is `crossquote`."""

from compare.cli import main

main()
