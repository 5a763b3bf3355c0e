using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Core.Privacy;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Teams;

/// <summary>First contact: who I am, what I will ask, who sees what, how to stop.</summary>
internal static class WelcomeCards
{
    public static AdaptiveCard ForChannel(Team team) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Hello, I am CollabBot. Once a week I ask each of you a few short questions about how this team works together, and show all of you what the team said. Write help to me to learn more."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Hello, I am CollabBot"),
            CardText.Plain($"I help {CardText.Name(team.Name) ?? Phrase.Of("this team")} look at how it works together, a little at a time."),
            .. Promises(),
            CardText.Foot($"I have written to the person who added me, to set me up. Until that is done I ask nobody."),
        ],
    };

    /// <summary>For a person who adds the bot, or writes to it for the first time.</summary>
    public static AdaptiveCard ForPerson() => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of("Hello, I am CollabBot. I ask teams a few short questions about how they work together. Write help to see what I understand."),
        Body =
        [
            AdaptiveTextBlock.Heading($"Hello, I am CollabBot"),
            CardText.Plain($"When one of your teams is asked how it works together, I bring you the questions here."),
            .. Promises(),
            CardText.Foot($"Write **help** to see what I understand."),
        ],
    };

    private static AdaptiveContainer[] Promises() =>
    [
        CardText.Section($"What I ask", $"Three short questions a week, in our private chat. About {CardText.Listed(PracticeArea.Core)} most often, and in turn about {CardText.Listed(PracticeArea.Others)}. It takes less than a minute. I remind you once at most."),
        CardText.Section($"Who sees what", $"Nobody sees an answer. The team and its leaders see the same level for each area, and only when at least {ReleaseThreshold.Floor} people answered."),
        CardText.Section($"How to stop", $"Write **stop** to me in our private chat to be asked no more, or **pause** to be left alone for a while. Nobody is told."),
    ];
}
