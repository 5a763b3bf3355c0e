using System.IO.Compression;
using System.Text.Json.Nodes;
using CollabBot.Service;
using CollabBot.Service.Commands;
using CollabBot.Service.Package;
using Xunit;

namespace CollabBot.Tests.Service;

/// <summary>The verb <c>package</c>, and that what it promises Teams is what the bot does.</summary>
public sealed class AppPackages : IDisposable
{
    private const string BotId = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const string OtherId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    private readonly AnInstallation _installation = new();

    private static CancellationToken Live => TestContext.Current.CancellationToken;

    private PackageWish Usual => new(_installation.PathOf("collabbot.zip"), MayReplace: false, BotId, null, "Northshire Council", "https://northshire.example/help", null, null);

    public void Dispose() => _installation.Dispose();

    [Fact]
    public async Task A_package_has_everything_at_its_root_and_no_hole_left()
    {
        Assert.Equal(0, await RunAsync(Usual));

        Assert.Equal(["manifest.json", "en-GB.json", "color.png", "outline.png"], Entries());
        Assert.DoesNotContain("${{", Text("manifest.json"), StringComparison.Ordinal);
        var manifest = Manifest();
        Assert.Equal(BotId, (string?)manifest["id"]);
        Assert.Equal(BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("https://northshire.example/help", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal(typeof(ServiceHost).Assembly.GetName().Version!.ToString(3), (string?)manifest["version"]);
        Assert.Contains("Upload it", _installation.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_thing_that_is_given_stands_where_it_belongs()
    {
        await RunAsync(Usual with { AppId = OtherId, Publisher = "\"A\" & B\\C", Privacy = "https://a.example/p", Terms = "https://a.example/t" });

        var manifest = Manifest();
        Assert.Equal(OtherId, (string?)manifest["id"]);
        Assert.Equal(BotId, (string?)manifest["bots"]![0]!["botId"]);
        Assert.Equal("\"A\" & B\\C", (string?)manifest["developer"]!["name"]);
        Assert.Equal("https://a.example/p", (string?)manifest["developer"]!["privacyUrl"]);
        Assert.Equal("https://a.example/t", (string?)manifest["developer"]!["termsOfUseUrl"]);
    }

    [Fact]
    public async Task The_bot_s_id_is_that_of_the_settings_unless_it_is_given()
    {
        var builder = _installation.Local();
        builder.Configuration["Bot:AppId"] = OtherId;

        Assert.Equal(0, await PackageCommand.RunAsync(builder, Usual with { BotId = null }, _installation.Screen, _installation.Errors, Live));

        Assert.Equal(OtherId, (string?)Manifest()["bots"]![0]!["botId"]);
    }

    [Fact]
    public async Task The_same_details_give_the_same_bytes()
    {
        await RunAsync(Usual);
        await RunAsync(Usual with { Path = _installation.PathOf("again.zip") });

        Assert.Equal(await File.ReadAllBytesAsync(Usual.Path, Live), await File.ReadAllBytesAsync(_installation.PathOf("again.zip"), Live));
    }

    [Theory]
    [InlineData(null, "A", "https://a.example", null, "--bot-id is \"\"")]
    [InlineData("1", "A", "https://a.example", null, "--bot-id is \"1\"; it must be the bot's id in Entra, a GUID")]
    [InlineData("00000000-0000-0000-0000-000000000000", "A", "https://a.example", null, "--bot-id is \"0")]
    [InlineData(BotId, "", "https://a.example", null, "--publisher is \"\"; it must be the name of whoever runs the bot, in 1 to 32 characters.")]
    [InlineData(BotId, "123456789012345678901234567890123", "https://a.example", null, "--publisher is")]
    [InlineData(BotId, "A", "http://a.example", null, "--website is \"http://a.example\"; it must be an address that begins with https://.")]
    [InlineData(BotId, "A", "https://a.example", "javascript:alert(1)", "--privacy is \"javascript:alert(1)\"")]
    public async Task What_cannot_be_is_said_and_nothing_is_written(string? botId, string publisher, string website, string? privacy, string said)
    {
        Assert.Equal(2, await RunAsync(Usual with { BotId = botId, Publisher = publisher, Website = website, Privacy = privacy }));

        Assert.StartsWith(said, _installation.Complaints, StringComparison.Ordinal);
        Assert.Empty(_installation.Files());
    }

    [Fact]
    public async Task A_package_that_is_there_is_left_as_it_is()
    {
        await File.WriteAllTextAsync(Usual.Path, "mine", Live);

        Assert.Equal(2, await RunAsync(Usual));
        Assert.Equal("mine", await File.ReadAllTextAsync(Usual.Path, Live));
        Assert.Equal(0, await RunAsync(Usual with { MayReplace = true }));
    }

    /// <summary>Who picks a command from the menu sends its title, and is understood.</summary>
    [Fact]
    public async Task Every_command_of_the_menu_is_understood()
    {
        await RunAsync(Usual);
        await using var story = await AStory.BeginAsync(AStory.AsTheyCome);
        await story.TakeOnAsync();
        var commands = Manifest()["bots"]![0]!["commandLists"]!.AsArray().ToDictionary(
            list => (string)list!["scopes"]![0]!, list => list!["commands"]!.AsArray().Select(command => (string)command!["title"]!).ToList());

        Assert.Equal(["personal", "team"], commands.Keys);
        foreach (var command in commands["personal"])
        {
            var said = await story.WriteAsync(0, command);

            Assert.DoesNotContain("I did not understand that", said, StringComparison.Ordinal);
            await story.WriteAsync(0, "cancel");
        }

        foreach (var command in commands["team"])
        {
            var before = story.SeenIn(story.Channel).Count;
            await story.Teams.Acts.MentionAsync(story.People[0], story.Team, story.Channel, command, Live);

            Assert.True(story.SeenIn(story.Channel).Count > before, command);
            Assert.Equal(command == "help", story.SeenIn(story.Channel)[^1].Contains("In a channel I understand", StringComparison.Ordinal));
        }
    }

    /// <summary>A translator begins with this file; it says what the manifest says.</summary>
    [Fact]
    public async Task The_texts_are_those_of_the_manifest()
    {
        await RunAsync(Usual);
        var manifest = Manifest();
        var texts = JsonNode.Parse(Text("en-GB.json"))!.AsObject();

        Assert.Equal("en-GB.json", (string?)manifest["localizationInfo"]!["defaultLanguageFile"]);
        foreach (var (path, text) in texts.Where(entry => entry.Key != "$schema"))
        {
            var node = path.Replace("]", "", StringComparison.Ordinal).Split('.', '[').Aggregate((JsonNode?)manifest, (at, part) => int.TryParse(part, out var index) ? at![index] : at![part]);

            Assert.Equal((string?)node, (string?)text);
        }

        Assert.Equal(4 + manifest["bots"]![0]!["commandLists"]!.AsArray().Sum(list => list!["commands"]!.AsArray().Count), texts.Count - 1);
    }

    private Task<int> RunAsync(PackageWish wish) => PackageCommand.RunAsync(_installation.Local(), wish, _installation.Screen, _installation.Errors, Live);

    private List<string> Entries()
    {
        using var zip = ZipFile.OpenRead(Usual.Path);
        return [.. zip.Entries.Select(entry => entry.FullName)];
    }

    private string Text(string file)
    {
        using var zip = ZipFile.OpenRead(Usual.Path);
        using var reader = new StreamReader(zip.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    private JsonNode Manifest() => JsonNode.Parse(Text("manifest.json"))!;
}
