"""Korean–English–Japanese security terminology: extract, align, browse, export."""

__version__ = "0.2.0"
