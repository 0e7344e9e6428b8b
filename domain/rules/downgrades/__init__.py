"""What a downgrade leaves of its upgrade, found by replaying both."""
