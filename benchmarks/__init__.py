"""Speed and quality beside peers; each module makes a report of its own."""
