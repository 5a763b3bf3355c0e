using System.Diagnostics;
using System.Globalization;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Languages;

namespace CollabBot.Teams.Kits;

/// <summary>What is said around a kit, and a kit as plain text. Never why it is this area.</summary>
internal static class KitTexts
{
    public static string Title => Phrase.Of("For your next team meeting");

    /// <summary>To a team that is not asked. Says what is not done, and why.</summary>
    public static string TooFew => Phrase.Of("With so few people I measure nothing: a result could show who said what. So there is no pulse, and all of you can speak freely. Here is something to talk about instead.");

    public static string FromLeader => Phrase.Of("Put here by somebody who leads the team, for all of you.");

    public static string NotALeader => Phrase.Of("You lead no team that I am in. Write **kit** for all eight kits: anybody may use them.");

    public static string NoSuchArea => Phrase.Of("None of the eight areas is called that. Here they are.");

    public static string Minutes(KitStep step) => step.Minutes.ToString(CultureInfo.InvariantCulture);

    /// <summary>For a list of steps, such as <c>4 min: Go round once.</c></summary>
    public static string InRoom(KitStep step) => Phrase.Of($"{Minutes(step)} min: {step.InRoom}");

    /// <summary>The same for people in a video call.</summary>
    public static string InCall(KitStep step) => Phrase.Of($"{Minutes(step)} min: {step.InCall}");

    /// <summary>What a notification says.</summary>
    public static string InOneLine(ConversationKit kit) => $"{Title}: {kit.Area.Name}";

    /// <summary>The whole kit, for a client that draws no cards and for whoever reads it out.</summary>
    public static string InPlainWords(ConversationKit kit) =>
        Phrase.Of($"{InOneLine(kit)}. Two questions: {string.Join(" ", kit.Questions)} Ten minutes. {string.Join(" ", kit.Steps.Select(InRoom))} In a video call. {string.Join(" ", kit.Steps.Select(InCall))}");

    public static string Of(PostKitOutcome outcome) => outcome switch
    {
        PostKitOutcome.Posting => Phrase.Of("It goes to your team's channel in a minute or two."),
        PostKitOutcome.PostedBefore before => Phrase.Of($"It was posted to the channel on {CardText.Day(before.On)}. I can post this one again from {CardText.Day(before.From)} on. Nothing was posted now."),
        PostKitOutcome.NotTheirs => Phrase.Of("You do not lead that team now, so nothing was posted."),
        _ => throw new UnreachableException(),
    };
}
