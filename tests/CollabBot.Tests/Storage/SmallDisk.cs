using System.Diagnostics;
using Xunit;

namespace CollabBot.Tests.Storage;

/// <summary>A real file system of a few megabytes, gone when disposed. Where this account may mount none, the test is skipped.</summary>
internal sealed class SmallDisk : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public SmallDisk(int megabytes)
    {
        if (!OperatingSystem.IsLinux() || Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", _folder.PathOf()) != 0)
        {
            _folder.Dispose();
            Assert.Skip("This account may mount no file system.");
        }
    }

    public string PathOf(string name) => _folder.PathOf(name);

    public void Dispose()
    {
        _ = Run("umount", "--lazy", _folder.PathOf());
        _folder.Dispose();
    }

    private static int Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
