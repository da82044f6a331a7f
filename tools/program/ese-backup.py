"""The command line of a built program."""

from app.cli.main import main

main()
