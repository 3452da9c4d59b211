"""The doctor, with the real OmegaT where it is."""

from tests.tools.conftest import omegat, omegat_tools

__all__ = ["omegat", "omegat_tools"]
