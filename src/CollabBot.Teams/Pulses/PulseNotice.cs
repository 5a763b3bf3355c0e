using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Languages;

namespace CollabBot.Teams.Pulses;

/// <summary>Why somebody is asked this question now, what is kept of their answer and until when, and how to be asked no more: in plain words (science.md D8).</summary>
internal static class PulseNotice
{
    public static IReadOnlyList<AdaptiveText> Of(PulseView view)
    {
        var plan = view.Plan;
        return
        [
            .. view.Question is { } question && plan.Pulse is { } pulse ? Reason(QuestionReason.Of(ItemBank.Shipped, question.Item, pulse)) : [],
            $"A fixed rule draws the questions. Nobody chooses which ones you get, and nothing depends on what you answered.",
            $"**What is kept.** Until {CardText.Moment(plan.ClosesAt, plan.ZoneId)}, or until an admin closes sooner: your answers, sealed, so that you can see, change and withdraw them. Then they are counted and destroyed, and the key with them. From then on nobody, not even those who run this bot, can tell who said what.",
            $"**What stays.** That you were asked, not whether you answered. And of each area that at least {plan.Threshold.Answers} people answered, {plan.Threshold.FromOthers} of them not leaders: how often each answer was given, and the level that was shown.",
            $"**Your choice.** No answer is owed. **Pause or stop** on the card works with one tap, or write **pause** or **stop**; nobody is told. Write **privacy** for more.",
        ];
    }

    /// <summary>The same for a chat, where no card can be opened out.</summary>
    public static string InText(PulseView view) => string.Join("\n\n", Of(view).Select(paragraph => paragraph.Markdown));

    private static IEnumerable<AdaptiveText> Reason(QuestionReason reason)
    {
        var area = reason.Area;
        yield return $"**Why this question.** It is about {area.ShortName.ToLowerInvariant()}: {area.InShort}. {HowOften(reason)} This is pulse {reason.Pulse} of {reason.Pulses}; after the last of them everything has been asked about.";
        if (reason.AskedOf is AskedOf.Third)
        {
            yield return $"A third of the team is asked about it this time, the others later.";
        }
        else
        {
            yield return $"Everybody is asked about it this time. Colleagues get others of its {reason.Items} questions, so that no single question decides.";
        }
    }

    private static string HowOften(QuestionReason reason) => reason.AsksInSweep == 1
        ? Phrase.Of("Your team is asked about it once in each turn of the rotation.")
        : Phrase.Of($"Your team is asked about it {InWords(reason.AsksInSweep)} in each turn of the rotation, to follow it over time.");

    private static string InWords(int times) => times switch
    {
        2 => Phrase.Of("twice"),
        3 => Phrase.Of("three times"),
        _ => Phrase.Counted(times, $"{times} time", $"{times} times"),
    };
}
