using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using Xunit;

namespace CollabBot.Tests.Cards;

/// <remarks>Set COLLABBOT_APPROVE=1 to take the cards as they are for the approved ones. All of them are left in tests/out/cards, for the gallery to draw.</remarks>
public sealed partial class CardLooks
{
    private static readonly string[] Wordy = ["text", "title", "value", "fallbackText"];

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Names => [.. EveryCard.ByName.Keys];

    /// <summary>All but those in which a person wrote such signs.</summary>
    public static TheoryData<string> WithoutSigns => [.. EveryCard.ByName.Keys.Where(name => !name.EndsWith("-punctuation", StringComparison.Ordinal))];

    public static TheoryData<string> Questions => [.. EveryCard.ByName.Keys.Where(name => name is "pulse-first" or "pulse-second-long-name" or "pulse-last-no-name")];

    public static TheoryData<string> Approved =>
        ["welcome-channel", "set-up-1-when", "set-up-2-who", "set-up-3-check", "set-up-4-saved", "set-up-4-saved-leaders-wait", "pulse-first", "pulse-promise-changed", "pulse-through", "pulse-closed", "pause-choosing", "paused", "stopped", "budget", "budget-put-off", "pulse-first-budget", "summary", "summary-elsewhere", "summary-in-person", "summary-checked", "summary-withheld", "summary-one-withheld", "digest-12-readings", "digest-clear-fall", "summary-clear-fall", "digest-clear-rise", "digest-maybe", "digest-still", "digest-downgraded", "digest-restarted", "comment-box", "comment-preview-hints", "comment-sealed", "my-comments", "digest-comments", "comments-not-shown", "nudges", "nudges-trust", "summary-nudge", "digest-nudge", "nudge-to-try", "nudge-follow-up", "summary-replied", "summary-updated", "reply-preview-hints", "news-will-do", "news-notice-asked", "news-no-reply", "ways", "ways-nothing-told", "summary-ways", "connect-off", "connect-on", "spanner"];

    public static TheoryData<string> ApprovedForMeetings => ["own-data", "own-data-nothing", "own-data-erase", "own-data-erase-roles", "own-data-erased", "complain", "areas", "areas-told", "kits", "kit-for-leader", "kit-posted", "kit-small-team"];

    public static TheoryData<string> ApprovedSettings => ["set-up-0-proposal", "set-up-1-when-window", "set-up-4-saved-few", "days-off", "days-off-saved", "days-off-preview", "more-settings", "quiet-none", "quiet-kept"];

    public static TheoryData<string> ApprovedAhead => ["ahead", "ahead-draft", "ahead-200-people", "ahead-many-days-off", "ahead-too-few"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_can_be_read_by_everybody_who_may_get_it(string name)
    {
        var findings = AdaptiveCardLint.Check(EveryCard.ByName[name]);

        Assert.Empty(findings);
    }

    /// <summary>A sentence of ours that is put in like somebody's words loses what it emphasises, and shows the signs instead.</summary>
    [Theory]
    [MemberData(nameof(WithoutSigns))]
    public void Signs_of_emphasis_are_drawn_and_not_read(string name) =>
        Assert.DoesNotContain(Strings(EveryCard.ByName[name].ToJsonNode(), "text"), text => text.Contains(@"\*\*", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_is_left_for_the_gallery(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(), "../../out/cards"));

        File.WriteAllText(Path.Combine(folder.FullName, name + ".json"), Text(EveryCard.ByName[name]));
    }

    [Theory]
    [MemberData(nameof(Approved))]
    [MemberData(nameof(ApprovedForMeetings))]
    [MemberData(nameof(ApprovedAhead))]
    [MemberData(nameof(ApprovedSettings))]
    public void A_card_is_as_approved(string name)
    {
        var file = Path.Combine(Folder(), "Approved", name + ".json");
        if (Environment.GetEnvironmentVariable("COLLABBOT_APPROVE") == "1")
        {
            File.WriteAllText(file, Text(EveryCard.ByName[name]));
        }

        Assert.Equal(File.ReadAllText(file), Text(EveryCard.ByName[name]));
    }

    [Fact]
    public void A_changed_promise_is_told_once_and_once_where_no_card_is_drawn_and_only_where_it_changed()
    {
        const string Told = "New since last time: at least 8 answers are needed before anything is shown.";
        var card = EveryCard.ByName["pulse-promise-changed"];

        Assert.Equal(2, Text(card with { FallbackText = "" }).Split(Told).Length);
        Assert.Equal(2, card.FallbackText!.Split(Told).Length);
        Assert.DoesNotContain("New since last time", Text(EveryCard.ByName["pulse-first"]), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Questions))]
    public void A_question_offers_five_labels_without_numbers_and_a_way_round(string name)
    {
        var choices = Strings(EveryCard.ByName[name].ToJsonNode(), "title").Take(6).ToList();

        Assert.Equal([.. ItemBank.Shipped.Find("TRU1")!.Scale.Labels, "Does not apply, or I would rather not say"], choices);
        Assert.DoesNotContain(choices, choice => choice.Any(char.IsAsciiDigit));
    }

    [Fact]
    public void In_a_large_team_the_chosen_leaders_come_first_and_others_are_found_by_name()
    {
        var card = EveryCard.ByName["set-up-2-who-200-people-found"].ToJsonNode();

        var offered = card["body"]!.AsArray().Single(element => element!["id"]?.GetValue<string>() == "leaders")!["choices"]!.AsArray().Select(choice => choice!["title"]!.GetValue<string>()).ToList();
        Assert.Equal("Catriona Elizabeth MacAllister 2", offered[0]);
        Assert.All(offered[1..], name => Assert.Contains("19", name, StringComparison.Ordinal));
        Assert.Equal(13, offered.Count);
    }

    /// <summary>But where the evidence of the card supports it, in the words of science.md C11.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_card_compares_nothing_and_explains_nothing(string name)
    {
        var said = string.Join('\n', Wordy.SelectMany(member => Strings(EveryCard.ByName[name].ToJsonNode(), member)));

        Assert.DoesNotMatch(Forbidden(), Permitted().Replace(said, ""));
        Assert.Equal(ToldOfAChange.Contains(name), Permitted().IsMatch(said));
    }

    private static readonly string[] ToldOfAChange = ["digest-clear-fall", "summary-clear-fall", "digest-clear-rise", "digest-clear-bounded", "digest-maybe", "digest-still", "digest-eight-areas", "summary-eight-areas", "digest-fullest", "digest-one-team", "digest-two-teams", "digest-twenty-teams"];

    [GeneratedRegex(@"\b(has (fallen|risen)|still (lower|higher) than)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Permitted();

    [GeneratedRegex(@"\b(improv\w*|worsen\w*|fell|fallen|risen|rose|better|worse|stable|caused?|thanks to|due to|anonym\w*)\b|(?<!or )\b(higher|lower) than\b", RegexOptions.IgnoreCase)]
    private static partial Regex Forbidden();

    private static string Text(AdaptiveCard card) => card.ToJsonNode().ToJsonString(Indented) + "\n";

    private static IEnumerable<string> Strings(JsonNode? node, string member) => node switch
    {
        JsonObject json => json.SelectMany(entry => entry.Key == member && entry.Value is JsonValue value && value.TryGetValue<string>(out var text) ? [text] : Strings(entry.Value, member)),
        JsonArray array => array.SelectMany(item => Strings(item, member)),
        _ => [],
    };

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
