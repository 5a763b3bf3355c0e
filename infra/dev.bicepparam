// To try it: the smallest of everything, and nothing that keeps it from being deleted again.
using 'main.bicep'

param name = 'cbotdev'
param image = readEnvironmentVariable('COLLABBOT_IMAGE', '')
param isPrivate = false
param isProtected = false
param maxReplicas = 1
