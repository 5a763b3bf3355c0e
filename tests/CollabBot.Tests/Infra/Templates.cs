using System.Text.Json.Nodes;
using CollabBot.Tests.Storage;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>The templates compile, and the linter has nothing to say.</summary>
public sealed class Templates
{
    public static TheoryData<string> Sets => [.. Bicep.Sets];

    [Fact]
    public void Each_parameter_file_is_tested() =>
        Assert.Equal(Bicep.Sets, Directory.EnumerateFiles(Bicep.Infra, "*.bicepparam").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Sets))]
    public async Task A_set_compiles_with_its_template_and_without_a_warning_where_there_is_a_compiler_for_the_platform(string set)
    {
        Assert.SkipUnless(Bicep.IsHere, Bicep.NotHere);

        var (code, said, problems) = await Bicep.RunAsync(Bicep.Infra, "build-params", $"{set}.bicepparam", "--stdout");

        Assert.Equal((0, ""), (code, problems));
        var template = JsonNode.Parse(JsonNode.Parse(said)!["templateJson"]!.GetValue<string>())!;
        Assert.Equal(["BOT_ID", "BOT_DOMAIN", "BOT_ENDPOINT", "AZURE_CONTAINER_REGISTRY_ENDPOINT"], template["outputs"]!.AsObject().Select(output => output.Key));
    }

    [Fact]
    public async Task The_linter_finds_nothing_where_there_is_one_for_the_platform()
    {
        Assert.SkipUnless(Bicep.IsHere, Bicep.NotHere);

        var (code, said, problems) = await Bicep.RunAsync(Bicep.Infra, "lint", "main.bicep");

        Assert.Equal((0, "", ""), (code, said, problems));
    }

    [Theory]
    [InlineData("modules/storage.bicep", "allowBlobPublicAccess: false", "allowBlobPublicAccess: 'no'", "BCP036")]
    [InlineData("modules/app.bicep", "allowInsecure: false", "alowInsecure: false", "BCP089")]
    [InlineData("modules/identity.bicep", "param tags object", "param tags object\nparam unused string = ''", "no-unused-params")]
    [InlineData("modules/logs.bicep", "@secure()\noutput connectionString string = insights.properties.ConnectionString", "output key string = workspace.listKeys().primarySharedKey", "outputs-should-not-contain-secrets")]
    [InlineData("main.bicep", "param isPrivate bool", "param isPrivat bool", "BCP")]
    public async Task A_mistake_in_a_template_is_found_where_there_is_a_compiler_for_the_platform(string file, string text, string mistake, string code)
    {
        Assert.SkipUnless(Bicep.IsHere, Bicep.NotHere);
        using var folder = new TemporaryFolder();
        Bicep.CopyTo(folder);
        var source = await File.ReadAllTextAsync(folder.PathOf(file), TestContext.Current.CancellationToken);
        Assert.Contains(text, source, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.PathOf(file), source.Replace(text, mistake, StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var (_, _, problems) = await Bicep.RunAsync(folder.PathOf("."), "build-params", "production.bicepparam", "--stdout");

        Assert.Contains(code, problems, StringComparison.Ordinal);
    }
}
