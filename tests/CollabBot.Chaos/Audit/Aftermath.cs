using System.Globalization;

namespace CollabBot.Chaos.Audit;

/// <summary>What the reminder made of those who were asked, in counts alone.</summary>
internal sealed record Aftermath
{
    /// <summary>Posts that the reminder brought.</summary>
    public required int Reminded { get; init; }

    /// <summary>People whom neither the question nor the reminder reached.</summary>
    public required int Lost { get; init; }

    /// <summary>People of whom it was unknown whether they had been asked, who had, and who were reminded.</summary>
    public required int SentAgain { get; init; }

    /// <summary>Reminders beyond the first that reached one person.</summary>
    public required int Duplicates { get; init; }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Reminded:N0} reminded, {Duplicates:N0} twice; {Lost:N0} lost; {SentAgain:N0} unknown ones sent again to people who had it");
}
