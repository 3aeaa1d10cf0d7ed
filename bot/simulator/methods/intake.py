"""Methods by which the bot takes its updates: polling, or a webhook."""

from typing import TYPE_CHECKING

from bot.simulator.methods.registry import Args, method
from bot.simulator.refusals import WEBHOOK_ACTIVE, Json, conflict

if TYPE_CHECKING:
    from bot.simulator.simulator import Simulator

WANTED = {"allowed_updates": "Array of String"}


@method("getUpdates", WANTED, offset="Integer", limit="Integer", timeout="Integer")
async def get_updates(sim: "Simulator", args: Args) -> list[Json]:
    """Long polling; an offset confirms what lies before it."""
    if sim.webhook.url:
        raise conflict(WEBHOOK_ACTIVE)
    sim.updates.allow(args.get("allowed_updates"))
    return await sim.polling.take(args.get("offset", 0), args.get("limit", 100), args.get("timeout", 0))


@method(
    "setWebhook", WANTED,
    url="String*", max_connections="Integer", drop_pending_updates="Boolean", secret_token="String",
)  # fmt: skip
def set_webhook(sim: "Simulator", args: Args) -> bool:
    """From now on updates are carried to that address; an empty one ends it."""
    sim.updates.allow(args.get("allowed_updates"))
    if args.get("drop_pending_updates"):
        sim.updates.clear()
    sim.webhook.set(args["url"], args.get("secret_token", ""), args.get("max_connections", 40))
    if args["url"]:
        sim.polling.send_away(conflict("terminated by setWebhook request"))
    return True


@method("deleteWebhook", drop_pending_updates="Boolean")
def delete_webhook(sim: "Simulator", args: Args) -> bool:
    """Updates wait for getUpdates again."""
    if args.get("drop_pending_updates"):
        sim.updates.clear()
    sim.webhook.set("")
    return True


@method("getWebhookInfo")
def get_webhook_info(sim: "Simulator", _: Args) -> Json:
    """How the webhook does."""
    return sim.webhook.info()
