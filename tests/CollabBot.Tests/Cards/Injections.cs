using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Practice;
using CollabBot.Teams.Pulses;
using Xunit;

namespace CollabBot.Tests.Cards;

/// <summary>The corpus through every place where people's texts are shown. What comes of it in a real renderer, the gallery checks.</summary>
public sealed partial class Injections
{
    [Fact]
    public void Text_of_people_breaks_no_rule_of_any_card()
    {
        foreach (var attack in InjectionCorpus.All)
        {
            Assert.All(EveryCard.Saying(attack), card => Assert.Empty(AdaptiveCardLint.Check(OutboundActivity.FromCard(card, card.FallbackText))));
        }
    }

    [Fact]
    public void Text_of_people_adds_no_element_action_or_mention_to_any_card()
    {
        var usual = EveryCard.Saying("Northside").Select(card => Shape(card.ToJsonNode())).ToList();

        foreach (var attack in InjectionCorpus.All)
        {
            Assert.Equal(usual, EveryCard.Saying(attack).Select(card => Shape(card.ToJsonNode())));
        }
    }

    [Fact]
    public void What_people_type_comes_back_without_a_meaning()
    {
        var prompt = new AnswerPrompt(ItemBank.Shipped.Find("TRU1")!.Scale);
        var ours = Meaning().Count(prompt.Refusal(""));

        foreach (var attack in InjectionCorpus.All)
        {
            Assert.Equal(ours, Meaning().Count(prompt.Refusal(AdaptiveText.Escape(attack, 40))));
        }
    }

    /// <summary>The corpus alone, as the cards show it: escaped in text blocks, plain in choices and titles.</summary>
    [Fact]
    public void The_corpus_is_left_for_the_gallery()
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder(), "../../out/corpus"));

        foreach (var (index, part) in InjectionCorpus.All.Chunk(120).Index())
        {
            var card = new AdaptiveCard
            {
                FallbackText = "The corpus",
                Body =
                [
                    .. part.Select(text => new AdaptiveTextBlock { Text = $"{text}" }),
                    .. part.Select(text => new AdaptiveTextBlock { Text = $"I help {text} look." }),
                    new AdaptiveFactSet { Facts = [.. part.Select(text => new AdaptiveFact($"{text}", $"{text}"))] },
                    Choices("boxes", AdaptiveChoiceInputStyle.Expanded, part),
                    Choices("list", AdaptiveChoiceInputStyle.Compact, part),
                    new AdaptiveRichTextBlock { Inlines = [.. part.Select(text => new AdaptiveTextRun { Text = AdaptiveText.Plain(text) })] },
                ],
                Actions = [.. part.Take(6).Select(text => new AdaptiveSubmitAction { Title = AdaptiveText.Plain(text) })],
            };
            File.WriteAllText(Path.Combine(folder.FullName, $"corpus-{index + 1}.json"), card.ToJson());
        }
    }

    /// <summary>A link, an address, a mention or a tag, each without a backslash before it.</summary>
    [GeneratedRegex(@"(?<!\\)\]\(|://|\w\.com\b|<\s*/?\s*at\b|<[A-Za-z/!]|&#?\w+;", RegexOptions.IgnoreCase)]
    private static partial Regex Meaning();

    private static AdaptiveChoiceSetInput Choices(string id, AdaptiveChoiceInputStyle style, IEnumerable<string> texts) => new()
    {
        Id = id,
        Label = id,
        IsMultiSelect = style is AdaptiveChoiceInputStyle.Expanded,
        Style = style,
        Choices = [.. texts.Select((text, i) => new AdaptiveChoice(AdaptiveText.Plain(text), $"{i}"))],
    };

    /// <summary>The card without its words: members' names, types and how they nest. How many choices there is room for depends on their length.</summary>
    private static string Shape(JsonNode? node) => node switch
    {
        JsonObject json => $"{{{string.Join(',', json.Where(entry => entry.Key != "data").Select(entry => entry.Key == "type" ? entry.Value!.ToString() : $"{entry.Key}:{Shape(entry.Value)}"))}}}",
        JsonArray array when array.Parent is JsonObject parent && parent["choices"] == array => Shape(array[0]),
        JsonArray array => $"[{string.Join(',', array.Select(Shape))}]",
        _ => "",
    };

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
