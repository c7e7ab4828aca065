"""Takes what is owed to Telegram: notices in order, living messages from the current state."""

from bot.delivery.courier import Delivery
from bot.delivery.parcels import Screens

__all__ = ["Delivery", "Screens"]
