using System.Globalization;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;

namespace CollabBot.Tests.HalfYear;

/// <summary>What each team and its leader were given, as it can be told from the posts that people saw.</summary>
internal static class SeenNudges
{
    private const string Verb = "nudge.reply";

    private static readonly Dictionary<string, Nudge> ByText = NudgeLibrary.Shipped.Nudges.ToDictionary(nudge => nudge.Text, StringComparer.Ordinal);

    /// <param name="before">Leaders may not have the digest yet that carries what was chosen since.</param>
    /// <returns>A record for each team that was given anything.</returns>
    public static IReadOnlyList<NudgeRecord> Of(IEnumerable<SeenPost> seen, DateOnly before) =>
    [
        .. from post in seen
           let button = post.Buttons(Verb).FirstOrDefault()
           where button is not null
           let given = new GivenNudge(TextOf(post).Id, TextOf(post).Role, DateOnly.ParseExact(button["nudge"]!.GetValue<string>()[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture))
           where given.On < before
           group given by button["team"]!.GetValue<string>() into team
           select new NudgeRecord([.. team.Distinct().OrderBy(given => given.On)]),
    ];

    private static Nudge TextOf(SeenPost post) => post.Texts.Select(text => ByText.GetValueOrDefault(text.Replace("\\", "", StringComparison.Ordinal))).OfType<Nudge>().Single();
}
