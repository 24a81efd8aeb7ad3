"""`python -m api` is `zeren`."""

from api.cli import main

main()
