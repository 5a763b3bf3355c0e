namespace CollabBot.Core.Comments;

/// <summary>Parts comments into as many messages as it takes: a card that is too large reaches nobody. Pure.</summary>
public static class CommentPages
{
    /// <summary>What a comment takes beside its words, in characters. The words stand in a message twice: for clients that draw no cards too.</summary>
    private const int Overhead = 160;

    /// <summary>Room in a digest beside all else that it shows.</summary>
    private const int InDigest = 1_000;

    /// <summary>Room in a message of its own.</summary>
    private const int InMessage = 4_500;

    /// <summary>Whether a digest can show these comments itself.</summary>
    public static bool FitDigest(IReadOnlyList<AreaComments> comments) => comments.Sum(area => Overhead + area.Texts.Sum(Cost)) <= InDigest;

    /// <returns>The same comments in the same order, in one or more parts, each of which fits a message.</returns>
    public static IReadOnlyList<IReadOnlyList<AreaComments>> Of(IReadOnlyList<AreaComments> comments)
    {
        var pages = new List<IReadOnlyList<AreaComments>>();
        var page = new List<AreaComments>();
        var left = InMessage;
        foreach (var (area, text) in comments.SelectMany(area => area.Texts.Select(text => (area.Area, Text: text))))
        {
            var isNewArea = page is not [.., var open] || open.Area != area;
            var cost = Cost(text) + (isNewArea ? Overhead : 0);
            if (cost > left && page.Count > 0)
            {
                pages.Add(page);
                (page, left, isNewArea, cost) = ([], InMessage, true, Cost(text) + Overhead);
            }

            if (isNewArea)
            {
                page.Add(new AreaComments(area, [text]));
            }
            else
            {
                page[^1] = page[^1] with { Texts = [.. page[^1].Texts, text] };
            }

            left -= cost;
        }

        return page.Count > 0 ? [.. pages, page] : pages;
    }

    private static int Cost(string text) => Overhead + CommentText.RoomOf(text);
}
