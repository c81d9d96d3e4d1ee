"""What a folder of pages teaches: lines that its pages share are the site's, the others this page's own.

`lines` takes a page apart for counting, `sketch` counts in bounded memory, `lesson` weighs what was counted against
the tagger's scores. The pass over a folder that fills a sketch is `cleanpage.batch.learn`.
"""

from cleanpage.site.lesson import Lesson, Repeats

__all__ = ["Lesson", "Repeats"]
