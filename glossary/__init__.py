"""Korean–English–Japanese security terminology: extract, align, browse, export."""

__version__ = "0.1.0"
