"""Many pages: workers that may die, a journal to resume from, a report.

`pool` runs a callable in worker processes, `work` is the callable that cleans a page, `journal` remembers what is
done, `report` writes down what became of every page, `run` puts them together. A pass before the cleaning, one that
counts, say, is another callable for the same pool.
"""
