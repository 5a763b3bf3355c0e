using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Kits;
using CollabBot.Core.Nudges;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Teams;
using CollabBot.Teams.Kits;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Kits;

/// <summary>A kit reads the same wherever it stands, and says nothing of why it is this one.</summary>
public sealed class KitsOnCards
{
    private const int MostBytes = 25_600;

    private static readonly Team Team = new()
    {
        Ref = ARound.Team,
        Name = "Housing",
        Status = TeamStatus.Active,
        InstalledAt = World.Monday,
        Admins = [],
        SummaryChannel = Engine.Channel,
        WrappedAssignmentKey = "",
    };

    public static TheoryData<string> Ids => [.. ConversationKits.Shipped.Kits.Select(kit => kit.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_word_of_it_stands_on_each_card_and_in_its_plain_text(string id)
    {
        var kit = ConversationKits.Shipped.Find(id)!;

        Assert.All(Cards(kit), card =>
        {
            var texts = Texts(card.ToJsonNode());
            Assert.All(kit.Questions.Concat(kit.Steps.Select(step => step.InRoom)), text => Assert.Contains(text, texts));
            Assert.All(kit.Steps, step => Assert.Contains(texts, text => text.EndsWith(step.InCall, StringComparison.Ordinal)));
            Assert.All(kit.Questions.Concat(kit.Steps.SelectMany(step => new[] { step.InRoom, step.InCall })), text => Assert.Contains(text, card.FallbackText, StringComparison.Ordinal));
            Assert.Contains(texts, text => text.Contains(kit.Area.Name, StringComparison.Ordinal));
            Assert.Empty(AdaptiveCardLint.Check(card));
            Assert.InRange(2 * card.ToJson().Length, 1, MostBytes);
        });
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void None_says_that_the_area_was_chosen_for_a_reason(string id) => Assert.All(Cards(ConversationKits.Shipped.Find(id)!), card =>
        Assert.DoesNotMatch(@"(?i)\b(because|score\w*|level\w*|reading\w*|lowest|weak\w*|answers)\b", string.Join('\n', Texts(card.ToJsonNode()).Append(card.FallbackText!))));

    [Fact]
    public void Only_who_leads_the_team_has_a_button_that_posts_it()
    {
        var kit = ConversationKits.Shipped.Kits[0];

        Assert.Contains("pulse.kit.post", KitCards.ForLeader(new OfferedKit(kit, Team)).ToJson(), StringComparison.Ordinal);
        Assert.All(Cards(kit).Skip(1), card => Assert.DoesNotContain("pulse.kit.post", card.ToJson(), StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_in_the_channel_has_nothing_to_press_that_belongs_in_somebodys_own_chat() =>
        Assert.DoesNotContain("\"verb\"", KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team, null), ConversationKits.Shipped.Kits[0], KitOrigin.Leader)).ToJson(), StringComparison.Ordinal);

    [Fact]
    public void The_list_opens_each_of_them_and_says_what_to_type()
    {
        var card = KitCards.List();

        Assert.All(PracticeArea.All, area => Assert.Contains(area.ShortName, Texts(card.ToJsonNode())));
        Assert.All(PracticeArea.All, area => Assert.Contains(area.ShortName.ToLowerInvariant(), card.FallbackText, StringComparison.Ordinal));
        Assert.StartsWith(KitTexts.NoSuchArea, KitCards.List(KitTexts.NoSuchArea).FallbackText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kit", true)]
    [InlineData("kits trust", true)]
    [InlineData("kit post", true)]
    [InlineData("kitten", false)]
    [InlineData("trust", false)]
    public void What_is_about_kits_is_known_by_its_first_word(string words, bool isAbout) => Assert.Equal(isAbout, TypedKits.IsAbout(words));

    [Fact]
    public void An_area_is_named_by_its_id_by_its_short_name_or_in_full_and_by_nothing_else()
    {
        Assert.All(PracticeArea.All, area => Assert.All([area.Id, area.ShortName.ToUpperInvariant(), area.Name.ToLowerInvariant()], words => Assert.Same(area, AreaWords.In(words))));
        Assert.Null(AreaWords.In("shift"));
        Assert.Null(AreaWords.In(""));
    }

    private static IEnumerable<AdaptiveCard> Cards(ConversationKit kit) =>
    [
        KitCards.ForLeader(new OfferedKit(kit, Team)),
        KitCards.ForAnybody(kit),
        KitCards.ForTeam(new Post.TeamKit(new NudgeAddress(Team, null), kit, KitOrigin.Leader)),
    ];

    private static List<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => [.. json.SelectMany(member => Texts(member.Value))],
        JsonArray array => [.. array.SelectMany(Texts)],
        JsonValue value when value.TryGetValue<string>(out var text) => [text.Replace("\\", "", StringComparison.Ordinal)],
        _ => [],
    };
}
