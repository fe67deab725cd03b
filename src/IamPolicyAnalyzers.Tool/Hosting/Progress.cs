using System;
using System.Diagnostics;

namespace IamPolicyAnalyzers.Tool.Hosting;

/// <summary>Says on a terminal how far a long run is; anywhere else, and of a short one, nothing.</summary>
internal sealed class Progress(ToolConsole console, int total) : IDisposable
{
    private const int IntervalMs = 500;

    private readonly object _lock = new();
    private readonly Stopwatch _time = Stopwatch.StartNew();
    private long _nextMs = 2 * IntervalMs;
    private bool _isShown;

    public void Report(int done)
    {
        if (!console.IsErrorTerminal || _time.ElapsedMilliseconds < _nextMs)
            return;
        lock (_lock)
        {
            _nextMs = _time.ElapsedMilliseconds + IntervalMs;
            _isShown = true;
            console.Error.Write($"\r{done} of {total} files\e[K");
        }
    }

    public void Dispose()
    {
        if (_isShown)
            console.Error.Write("\r\e[K");
    }
}
