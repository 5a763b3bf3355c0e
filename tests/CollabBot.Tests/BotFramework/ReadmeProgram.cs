using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace CollabBot.Tests.BotFramework;

/// <summary>A program from a README, compiled as one of a web project and started in a process and a folder of its own.</summary>
internal sealed class ReadmeProgram : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    // What Microsoft.NET.Sdk.Web adds to each project with ImplicitUsings.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private ReadmeProgram(DirectoryInfo folder, Process process)
    {
        _folder = folder;
        _process = process;
    }

    public HttpClient Client { get; } = new();

    public static async Task<ReadmeProgram> StartAsync(string source, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("collabbot-readme-");
        var program = Path.Combine(folder.FullName, "EchoBot.dll");
        Compile(source, program);
        foreach (var library in Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll"))
        {
            File.Copy(library, Path.Combine(folder.FullName, Path.GetFileName(library)));
        }

        File.Copy(Path.Combine(AppContext.BaseDirectory, "CollabBot.Tests.runtimeconfig.json"), Path.ChangeExtension(program, ".runtimeconfig.json"));
        var start = new ProcessStartInfo(
            "dotnet", [program, "--urls", "http://127.0.0.1:0", "--environment", "Development", "--Bot:AllowUnauthenticatedLoopback", "true"])
        {
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        var running = new ReadmeProgram(folder, Process.Start(start)!);
        await running.ListenedAsync(cancellationToken);
        return running;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static void Compile(string source, string path)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(file => MetadataReference.CreateFromFile(file));
        var compilation = CSharpCompilation.Create(
            Path.GetFileNameWithoutExtension(path),
            [CSharpSyntaxTree.ParseText(ImplicitUsings), CSharpSyntaxTree.ParseText(source)],
            references,
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        var emitted = compilation.Emit(path);
        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning));
    }

    private async Task ListenedAsync(CancellationToken cancellationToken)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is var at and >= 0)
            {
                Client.BaseAddress = new Uri(line[(at + Listening.Length)..]);
                return;
            }
        }

        Assert.Fail("The program ended before it listened.");
    }
}
