"""What staff put right in a reading, as operations on the source's lines that any later reading replays.

Pure: knows the parse format and nothing of Django. `replay.replay(parsed, repairs)` is the door.
"""
