using System.Text.Json;
using System.Text.Json.Nodes;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Teams;
using CollabBot.Teams.Pulses;
using CollabBot.Tests.Fakes;
using Xunit;

namespace CollabBot.Tests.Pulses;

/// <summary>What a pulse card may send back as an answer.</summary>
public sealed class CardValues : IAsyncLifetime
{
    private readonly World _world = new();
    private readonly Engine _engine;
    private RoundPlan _plan = null!;

    public CardValues() => _engine = _world.Start();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _plan = await _engine.OpenedAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("\"4\"", 1)]
    [InlineData("4", 1)]
    [InlineData("\"\"", 1)]
    [InlineData(null, 0)]
    [InlineData("null", 0)]
    [InlineData("true", 0)]
    [InlineData("{}", 0)]
    [InlineData("\"often\"", 0)]
    [InlineData("\"6\"", 0)]
    public async Task Only_a_choice_of_the_card_is_taken_and_nothing_else_passes_for_a_skip(string? value, int answered)
    {
        var person = new PersonRef(_plan.Ref.Tenant, ARound.Person(3));
        var card = Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(_plan, person)).View;
        var data = new JsonObject
        {
            ["team"] = _plan.Ref.Team.Team.Value,
            ["round"] = _plan.Ref.Round.Value,
            ["question"] = 0,
            ["rev"] = card.CardRevision,
            ["mac"] = card.Stamp,
        };
        if (value is not null)
        {
            data["value"] = JsonNode.Parse(value);
        }

        var actions = new PulseActions(_engine.Answers, _engine.Own);
        await actions.AnswerAsync(new Sender(person), new CardData(JsonSerializer.SerializeToElement(data)), _world.Time.GetUtcNow(), Live);

        Assert.Equal(answered, Assert.IsType<AnswerOutcome.Shown>(await _engine.ShowAsync(_plan, person)).View.Answered);
    }
}
