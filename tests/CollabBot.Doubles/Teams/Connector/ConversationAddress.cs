using System.Globalization;

namespace CollabBot.Doubles.Teams.Connector;

/// <summary>A conversation as a path names it: its id, and for a channel maybe the message that the thread hangs from.</summary>
internal readonly record struct ConversationAddress(string ConversationId, string? ThreadId, bool IsWellFormed)
{
    private const string Separator = ";messageid=";

    public static ConversationAddress Parse(string id)
    {
        var at = id.IndexOf(';', StringComparison.Ordinal);
        if (at < 0)
        {
            return new ConversationAddress(id, null, IsWellFormed: true);
        }

        var suffix = id[at..];
        var thread = suffix.StartsWith(Separator, StringComparison.Ordinal) ? suffix[Separator.Length..] : "";
        var isWellFormed = long.TryParse(thread, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0;
        return new ConversationAddress(id[..at], isWellFormed ? thread : null, isWellFormed);
    }

    public static string Of(string conversationId, string threadId) => conversationId + Separator + threadId;
}
