using System.Text.RegularExpressions;
using System.Xml.Linq;
using CollabBot.Service;
using Xunit;

namespace CollabBot.Tests.Infra;

/// <summary>The image as far as it can be looked at without building it.</summary>
public sealed partial class Images
{
    private static readonly string[] Lines = [.. File.ReadAllLines(Path.Combine(Bicep.Infra, "Dockerfile")).Where(line => !line.StartsWith('#'))];

    private static IEnumerable<string> LastStage => Lines.SkipWhile(line => !line.EndsWith(" AS run", StringComparison.Ordinal));

    [Fact]
    public void Each_base_is_pinned_to_the_framework_s_version_and_the_last_has_no_shell()
    {
        var framework = XDocument.Load(Path.Combine(Bicep.Root, "Directory.Build.props")).Descendants("TargetFramework").Single().Value["net".Length..];
        var bases = Lines.Where(line => line.StartsWith("FROM ", StringComparison.Ordinal)).Select(line => Base().Match(line)).ToList();

        Assert.Equal(2, bases.Count);
        Assert.All(bases, match => Assert.True(match.Success));
        Assert.All(bases, match => Assert.Equal(framework, match.Groups["version"].Value));
        Assert.Contains("chiseled", bases[^1].Value, StringComparison.Ordinal);
        Assert.DoesNotContain(LastStage, line => line.StartsWith("RUN ", StringComparison.Ordinal));
    }

    [Fact]
    public void It_runs_as_a_user_without_rights_and_starts_the_service()
    {
        Assert.Contains("USER $APP_UID", LastStage);
        Assert.Contains($"ENTRYPOINT [\"dotnet\", \"{typeof(ServiceHost).Assembly.GetName().Name}.dll\"]", LastStage);
    }

    [Fact]
    public void It_listens_where_the_service_does()
    {
        var port = new Uri(ServiceHost.DefaultUrl).Port;

        Assert.Contains($"EXPOSE {port}", LastStage);
        Assert.Contains(LastStage, line => line.Contains($"urls=http://+:{port}", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_copied_is_there_and_is_not_kept_from_the_builder()
    {
        var kept = File.ReadAllLines(Path.Combine(Bicep.Infra, "Dockerfile.dockerignore"));
        var copied = Lines.Where(line => line.StartsWith("COPY ", StringComparison.Ordinal) && !line.Contains("--from", StringComparison.Ordinal)).SelectMany(line => line.Split(' ')[1..^1]).ToList();

        Assert.Equal(["global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "src/", "manifest/"], copied);
        Assert.All(copied, path => Assert.True(Path.Exists(Path.Combine(Bicep.Root, path)), path));
        Assert.All(copied, path => Assert.Contains($"!{path.TrimEnd('/')}", kept));
        var deploy = File.ReadAllText(Path.Combine(Bicep.Infra, "deploy.sh"));
        Assert.All(copied, path => Assert.Contains(path.TrimEnd('/'), deploy, StringComparison.Ordinal));
        Assert.Contains("src/CollabBot.Service/CollabBot.Service.csproj", string.Concat(Lines), StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^FROM mcr\.microsoft\.com/dotnet/[a-z]+:(?<version>\d+\.\d+)(-[a-z-]+)? AS [a-z]+$")]
    private static partial Regex Base();
}
