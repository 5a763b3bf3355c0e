using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.OwnData;

/// <summary>What a person types about the language in which they are written to: <c>language</c>, <c>language cymraeg</c>, <c>language off</c> for the team's. Nobody is told.</summary>
internal sealed class TypedLanguage(SetLanguage set, OfferedLanguages offered)
{
    private const string Word = "language";

    public static bool IsAbout(string words) => words == Word || words.StartsWith(Word + " ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var wanted = words[Word.Length..].Trim();
        if (wanted is "off" && offered.AreSeveral)
        {
            await set.HandleAsync(sender.Person, null, cancellationToken);
            await SayAsync(turn, Phrase.Of("Done. I write to you in the language of your team."), cancellationToken);
        }
        else if (wanted.Length > 0 && offered.Find(wanted) is { } language)
        {
            await set.HandleAsync(sender.Person, language.Tag, cancellationToken);
            using var _ = language.Use();
            await SayAsync(turn, Phrase.Of($"Done. I write to you in this language: {language.Name}. What I have written stays as it is."), cancellationToken);
        }
        else
        {
            await SayAsync(turn, wanted.Length == 0 ? Offer() : Phrase.Of($"{Unknown(wanted, offered)} Nothing was changed."), cancellationToken);
        }
    }

    /// <param name="wanted">As it was typed.</param>
    public static string Unknown(string wanted, OfferedLanguages offered) =>
        Phrase.Of($"Language: “{AdaptiveText.Escape(wanted, 40)}” is none that I speak. I speak {Names(offered)}.");

    private static string Names(OfferedLanguages offered) => string.Join(", ", offered.All.Select(language => language.Name));

    private string Offer() => offered.AreSeveral
        ? Phrase.Of($"I write to you in {Language.Current.Name}. I speak {Names(offered)}. Write *language* and one of them, or *language off* for that of your team.")
        : Phrase.Of($"I speak {Language.Current.Name}, and no other language yet.");

    private static async Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) =>
        await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);
}
