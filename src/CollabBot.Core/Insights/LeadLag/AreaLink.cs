using CollabBot.Core.Practice;

namespace CollabBot.Core.Insights.LeadLag;

/// <summary>Over many teams, a move of one area has tended to come before a move of another in the same direction. A pattern, not proof. Immutable.</summary>
/// <param name="From">Moves first.</param>
/// <param name="To">Moves a sweep later.</param>
/// <param name="Beta">Standard deviations of <paramref name="To"/> for one of <paramref name="From"/>, all other areas held; .05 or more.</param>
/// <param name="Refits">In how many of the four refits it was found again; three or four.</param>
public sealed record AreaLink(PracticeArea From, PracticeArea To, double Beta, int Refits)
{
    /// <summary>The only words for it (science.md E5). For a help page or a report on many teams; a digest of one team never has them.</summary>
    public string InWords => $"Across the teams using CollabBot, a rise in {From.ShortName} has tended to come before a rise in {To.ShortName}. This is a pattern, not proof.";
}
