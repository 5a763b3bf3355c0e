using CollabBot.Core.Privacy;

namespace CollabBot.Core.Teams;

/// <summary>What a membership must know of the round that is to be planned.</summary>
/// <param name="Number">How many rounds the team has had.</param>
/// <param name="Date">The team's local date that names the round.</param>
/// <param name="QuestionsPerPulse">As the team has it set; takes effect with the next sweep.</param>
public sealed record NextRound(int Number, DateOnly Date, int QuestionsPerPulse, string ItemBankVersion)
{
    /// <summary>What was promised with the round before; null when there was none.</summary>
    public Promise? Last { get; init; }
}
