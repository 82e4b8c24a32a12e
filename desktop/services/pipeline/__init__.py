"""Beginning an application, shared by every feature that brings people onto a requisition. Below the features."""
