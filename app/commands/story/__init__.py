"""Halden & Rowe, who make and mend cargo bicycles: an invented organisation, told act by act."""
