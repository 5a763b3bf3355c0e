using System.Diagnostics;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Teams;

/// <summary>Why nothing reaches somebody, and what helps. Without a name and without a number: in a small team a number would be a name.</summary>
internal static class UnreachedTexts
{
    public static string Why => Phrase.Of($"""
        **When somebody could not be reached**

        {string.Join("\n", Enum.GetValues<Unreachable>().Select(why => $"- {Of(why)}"))}

        I tell nobody who it is, nor how many. Whoever is reached again is asked from the next pulse on. Whoever runs me in your organisation sees how often each of these happens, over all teams together.
        """);

    private static string Of(Unreachable why) => why switch
    {
        Unreachable.Blocked => Phrase.Of("They have blocked me. To be asked again they unblock me in Teams and write me a word, such as *hi*."),
        Unreachable.NotInstalled => Phrase.Of("They do not have me in Teams. They can add me there like any app; a Teams administrator can give me to everybody."),
        Unreachable.Left => Phrase.Of("They have left the team. There is nothing to do."),
        Unreachable.ConversationGone => Phrase.Of("Their chat with me is gone. They find me in Teams and write me a word."),
        Unreachable.ForbiddenByAdmin => Phrase.Of("A Teams administrator has switched me off, for everybody or for them, and can switch me on again."),
        Unreachable.NotDelivered => Phrase.Of("Their week had no room for one more message from me, or Teams could not take it in time. There is nothing to do; write **budget** to see your own."),
        _ => throw new UnreachableException(),
    };
}
