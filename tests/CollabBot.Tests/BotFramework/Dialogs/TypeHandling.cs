using System.Text;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.Dialogs;
using Xunit;

namespace CollabBot.Tests.BotFramework.Dialogs;

/// <summary>Stored type names break when types move, and boxed numbers come back as other types.</summary>
public sealed class TypeHandling
{
    private static readonly DialogState Full = new(
        DialogState.CurrentSchemaVersion,
        new DateTimeOffset(2026, 5, 4, 9, 30, 0, TimeSpan.Zero),
        [new DialogInstance("c", 2, "s", 1, new Dictionary<string, string> { ["n"] = "5" }, "2.50", [new DialogInstance("i", 1, "t", 0, new Dictionary<string, string>())])],
        ["m1"],
        new DialogStart("c", new Dictionary<string, string> { ["n"] = "5" }),
        IsPaused: true);

    [Fact]
    public void A_state_comes_back_as_it_was()
    {
        var json = Full.ToUtf8Json();

        Assert.Equal(json, DialogState.Parse(json)!.ToUtf8Json());
        Assert.Equivalent(Full, DialogState.Parse(json), strict: true);
    }

    [Fact]
    public void No_type_is_named_in_it()
    {
        var json = Encoding.UTF8.GetString(Full.ToUtf8Json());

        Assert.DoesNotContain("$type", json, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(CollabBot), json, StringComparison.Ordinal);
        Assert.DoesNotContain(nameof(DialogInstance), json, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void What_was_stored_before_a_field_was_added_is_readable()
    {
        var state = DialogState.Parse("""{"schemaVersion":1,"expiresAt":"2026-05-04T10:00:00Z","stack":[{"id":"d","version":1,"step":"s","attempt":0,"values":{}}],"handled":[]}"""u8);

        Assert.Equal((null, false), (state!.Start, state.IsPaused));
        Assert.Equal((null, null), (state.Stack[0].Result, state.Stack[0].Inner));
    }

    [Fact]
    public void What_a_later_version_added_is_passed_over()
    {
        var json = JsonNode.Parse(Full.ToUtf8Json())!;
        json["later"] = new JsonObject { ["a"] = 1 };
        json["stack"]![0]!["later"] = true;

        Assert.Equivalent(Full, DialogState.Parse(Encoding.UTF8.GetBytes(json.ToJsonString())), strict: true);
    }
}
