"""The window of a built program."""

import sys

from ui.__main__ import main

sys.exit(main())
