"""The facilitator's seats."""
