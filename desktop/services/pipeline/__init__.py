"""What every feature shares that brings people onto a requisition: beginning an application, giving numbers. Below the features."""
