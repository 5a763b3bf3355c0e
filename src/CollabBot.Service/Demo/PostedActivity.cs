using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>Something the bot posted.</summary>
/// <param name="To">Null for the channel.</param>
/// <param name="At">By the demo's clock.</param>
internal sealed record PostedActivity(MadePerson? To, DateTimeOffset At, JsonObject Activity);
