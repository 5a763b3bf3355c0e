using System.Globalization;

namespace CollabBot.Chaos.Audit;

/// <summary>The reminders of all rounds, in counts: one recipient is one person in one round.</summary>
internal sealed record ReminderPass
{
    /// <summary>Recipients whom a reminder reached.</summary>
    public required int Reminded { get; init; }

    /// <summary>Reminders beyond the first that reached one recipient.</summary>
    public required int Twice { get; init; }

    /// <summary>Reminders that reached somebody in no plan.</summary>
    public required int Unaccounted { get; init; }

    /// <summary>Recipients whom neither the question nor a reminder reached.</summary>
    public required int Lost { get; init; }

    /// <summary>Recipients whose question was unknown and had not arrived, and whom the reminder reached: what it is for.</summary>
    public required int Recovered { get; init; }

    /// <summary>Recipients whose question was unknown and had arrived, and who were reminded: they have it twice, once as the reminder.</summary>
    public required int SentAgain { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Reminded:N0} reminded, {Twice:N0} reminded twice; of the unknown {Recovered:N0} recovered, {SentAgain:N0} sent again to people who had it; {Lost:N0} lost");
}
