namespace CollabBot.Core.Delivery;

/// <summary>What a person is shown of their own budget: to nobody else.</summary>
/// <param name="Week">That it is now.</param>
/// <param name="Lines">Of the week before, of this one and, where places are kept for it already, of the next; in the order in which they were charged.</param>
public sealed record AttentionView(AttentionWeek Week, int Cap, IReadOnlyList<AttentionLine> Lines)
{
    /// <returns>How many places of a week are taken or kept.</returns>
    public int Used(AttentionWeek week) => Lines.Count(line => line.IsOf(week) && !line.Entry.IsPutOff);

    /// <returns>What counts in a week.</returns>
    public IEnumerable<AttentionLine> CountedIn(AttentionWeek week) => Lines.Where(line => line.IsOf(week) && !line.Entry.IsPutOff);

    /// <returns>What was put off in a week.</returns>
    public IEnumerable<AttentionLine> PutOffIn(AttentionWeek week) => Lines.Where(line => line.IsOf(week) && line.Entry.IsPutOff);
}

/// <summary>One message of a person's budget.</summary>
/// <param name="TeamName">Of the team whose message it is; null where that is not known.</param>
public sealed record AttentionLine(AttentionEntry Entry, string? TeamName)
{
    public bool IsOf(AttentionWeek week) => Entry.Monday == week.Monday;
}
