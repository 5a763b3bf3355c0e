using System.Text.Json.Nodes;

namespace CollabBot.Service.Demo;

/// <summary>Something the bot posted, or changed.</summary>
/// <param name="To">Null for the channel.</param>
/// <param name="At">By the demo's clock.</param>
/// <param name="Id">By which Teams knows it.</param>
internal sealed record PostedActivity(MadePerson? To, DateTimeOffset At, string Id, JsonObject Activity)
{
    /// <summary>It takes the place of what was posted before.</summary>
    public bool IsChange { get; init; }

    /// <summary>What whoever it is for reads, line by line.</summary>
    public IReadOnlyList<string> Lines => CardOnScreen.Of(Activity) is { } card ? card.Lines : CardOnScreen.Text(Activity, "text") is { Length: > 0 } text ? [text] : [];
}
