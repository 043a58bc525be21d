from app.commands import accounts, bench, bring_in, deliver, doors, grants, machines, migrate, rebuild, seed, serve, tick


def register(app):
    """Add every command to `flask …`."""
    for module in (accounts, bench, bring_in, deliver, doors, grants, machines, migrate, rebuild, seed, serve, tick):
        module.register(app)
