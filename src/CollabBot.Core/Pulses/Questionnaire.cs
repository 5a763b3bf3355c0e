using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;

namespace CollabBot.Core.Pulses;

/// <summary>Draws each person's questions: everybody is asked about the same areas, neighbours by different items of them.</summary>
/// <remarks>
/// A Latin square over the anchors: person <c>o</c> meets anchor <c>(o + n) mod 3</c> in the area's <c>n</c>-th ask, so every reading has the same
/// mix of items and nobody meets an item again before the others. Nothing is left to chance at run time: the same key, team and round give the
/// same questions on any machine (science.md B2). Immutable; safe for concurrent use.
/// </remarks>
/// <param name="assignmentKey">The team's secret; knowing it one could tell who was asked what.</param>
public sealed class Questionnaire(ItemBank bank, ReadOnlyMemory<byte> assignmentKey)
{
    /// <summary>Item ids for one person, in the order in which they are put.</summary>
    /// <param name="round">Counts the team's rounds from 0.</param>
    /// <param name="row">The person's row of the square, 0 or more.</param>
    public IReadOnlyList<string> Draw(TeamRef team, IReadOnlyList<PracticeArea> areas, int round, int row)
    {
        var items = areas.Select(area =>
        {
            var anchors = Shuffle(bank.Anchors(area), item => item.Id, "anchors", team.Team.Value, area.Id);
            return anchors[(row + round) % anchors.Count];
        }).ToList();

        return [.. Shuffle(items, item => item.Area.Id, "order", team.Team.Value, Text(row), Text(round)).Select(item => item.Id)];
    }

    /// <summary>HMAC-SHA256 over the parts joined by 0x1F, in hexadecimal: the only source of variety here.</summary>
    internal string Prf(params ReadOnlySpan<string> parts) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(assignmentKey.Span, Encoding.UTF8.GetBytes(string.Join('\u001F', parts!))));

    private List<T> Shuffle<T>(IEnumerable<T> elements, Func<T, string> nameOf, params string[] parts) =>
        [.. elements.OrderBy(element => Prf([.. parts, nameOf(element)]), StringComparer.Ordinal).ThenBy(nameOf, StringComparer.Ordinal)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
