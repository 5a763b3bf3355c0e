using CollabBot.Core.Calendars;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Retention;

namespace CollabBot.Tests.Languages;

/// <summary>The texts that stand in the product's own files: questions, steps, kits, holidays.</summary>
internal static class DataTexts
{
    private static readonly string[] Numbers = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    public static IReadOnlyList<SourceText> All { get; } =
    [
        .. PracticeArea.Asked.SelectMany(area => From("Core/Practice, an area", area.Name, area.ShortName, area.InShort)),
        .. PracticeShift.All.SelectMany(shift => From("Core/Practice, a shift", shift.From, shift.To)),
        .. ReticulistQuality.All.SelectMany(quality => From("Core/Practice, a quality", quality.Name)),
        .. ItemBank.Shipped.Items.Select(item => item.Scale).Distinct().SelectMany(scale => From("Core/Practice/item_bank.json, how a question is answered", [scale.Stem, .. scale.Labels])),
        .. ItemBank.Shipped.Items.SelectMany(item => From($"Core/Practice/item_bank.json, question {item.Id}: an instrument, see the guide", item.Text)),
        .. NudgeLibrary.Shipped.Nudges.SelectMany(nudge => From($"Core/Practice/nudges.json, step {nudge.Id}", nudge.Text)),
        .. ConversationKits.Shipped.Kits.SelectMany(kit => From($"Core/Practice/conversation_kits.json, kit {kit.Id}", [.. kit.Questions, .. kit.Steps.SelectMany(step => new[] { step.InRoom, step.InCall })])),
        .. SelfReflection.All.SelectMany(question => From("Core/Practice, a question to oneself", question.Text)),
        .. PracticeArea.Asked.SelectMany(area => From("Core/Comments, what a comment is asked for", CommentPrompt.Of(area))),
        .. From("Core/Insights, a number in words", Numbers),
        .. DataInventory.ToldToPeople.SelectMany(row => From("Core/Retention, what is kept and for how long", row.Name, row.Kept)),
        .. Enum.GetValues<Nation>().SelectMany(nation => BankHolidays.Of(nation).Days).Select(day => day.Name).Distinct().SelectMany(name => From("Core/Calendars/bank_holidays.json", name)),
    ];

    private static IEnumerable<SourceText> From(string where, params IEnumerable<string> texts) =>
        texts.Select(text => (Key: text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), where)).Select(text => new SourceText(text.Key, text.Key, text.where, []));
}
