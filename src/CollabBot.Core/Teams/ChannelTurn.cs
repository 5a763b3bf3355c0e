namespace CollabBot.Core.Teams;

/// <summary>What became of the channel that a team's summary goes to, as Teams told it last. Immutable.</summary>
/// <param name="IsDeleted">False when it was brought back.</param>
/// <param name="At">When that was, by the clock of Teams. An older event changes nothing.</param>
public sealed record ChannelTurn(ChannelId Channel, bool IsDeleted, DateTimeOffset At);
