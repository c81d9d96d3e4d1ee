"""`python -m cleanpage`."""

from cleanpage.cli import main

if __name__ == "__main__":
    main(prog_name="cleanpage")
